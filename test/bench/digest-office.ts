import { openPostOffice } from '../digest/post-office.ts';
import { peakMb } from './memory.ts';

/** A mail server in a process of its own, so that what it holds is not counted as ours; it keeps no mail. Says its address, and on each message what it took. */
const office = await openPostOffice();
let mails = 0;
let bytes = 0;
office.manners.data = ({ source }) => {
  mails += 1;
  bytes += source.length;
  office.taken.length = 0;
};
process.on('message', () => process.send?.({ mails, bytes, peakMb: peakMb() }));
process.on('disconnect', () => process.exit());
process.send?.(office.url);
