import type { CitedPassage, Exhibit, Packet } from '../plan.ts';
import { type Numbers, setContents } from './contents.ts';
import type { Fonts } from './fonts.ts';
import { setCertificate, setCover } from './forms.ts';
import type { Glyphs } from './glyphs.ts';
import { type Leaf, Leaves } from './leaves.ts';
import { setSchedule } from './schedule.ts';
import { setSlip } from './slip.ts';
import { setText } from './text.ts';

/** Which exhibits go into one file. */
export type Group = readonly Exhibit[];

/** An exhibit as laid out: its parts among our leaves, and the numbers of its pages in the packet. */
type LaidExhibit = { exhibit: Exhibit; slip: Leaf; certificate?: Leaf; text?: Leaf; numbers: Numbers };

/** A packet as laid out: a cover for each file; contents and schedule stand in the first. */
export type Laid = {
  leaves: Leaves;
  files: { cover: Leaf; exhibits: LaidExhibit[] }[];
  contents: Leaf;
  schedule?: { leaf: Leaf; quoted: boolean };
};

export type LayoutOptions = { fonts: Fonts; glyphs: Glyphs; schedulePages: number };

/** Sets all of a packet's own leaves and numbers every page of it. */
export function layOut(packet: Packet, groups: readonly Group[], { schedulePages, ...faces }: LayoutOptions): Laid {
  const leaves = new Leaves(packet.form, faces, packet.at);
  const trial = new Leaves(packet.form, faces, packet.at);
  const fileOf = (tab: string) =>
    groups.length < 2 ? undefined : groups.findIndex((group) => group.some((one) => one.tab === tab)) + 1;
  const none = () => undefined;
  const quoted =
    packet.form === 'uk' && trial.part(() => setSchedule(trial, packet, none, true)).count <= schedulePages;
  const contentsLength = trial.part(() => setContents(trial, packet, none, fileOf)).count;
  const scheduleLength = packet.form === 'uk' ? trial.part(() => setSchedule(trial, packet, none, quoted)).count : 0;
  let next = 1;
  const files = groups.map((group, at) => {
    const cover = leaves.part(() => setCover(leaves, packet, group, { part: at + 1, of: groups.length }));
    next += cover.count + (at === 0 ? contentsLength + scheduleLength : 0);
    const exhibits = group.map((exhibit) => {
      const laid = layOutExhibit(exhibit, packet, leaves, trial, next);
      next = laid.numbers.last + 1;
      return laid;
    });
    return { cover, exhibits };
  });
  const numbers = new Map(files.flatMap(({ exhibits }) => exhibits.map((one) => [one.exhibit.tab, one.numbers])));
  const numbersOf = (tab: string) => numbers.get(tab);
  const contents = leaves.part(() => setContents(leaves, packet, numbersOf, fileOf));
  if (packet.form !== 'uk') return { leaves, files, contents };
  const leaf = leaves.part(() => setSchedule(leaves, packet, numbersOf, quoted));
  return { leaves, files, contents, schedule: { leaf, quoted } };
}

/** The body comes first, since the slip names the pages on which its passages stand. */
function layOutExhibit(exhibit: Exhibit, { form }: Packet, leaves: Leaves, trial: Leaves, first: number): LaidExhibit {
  const { body } = exhibit;
  let marked = new Map<string, number>();
  const text =
    body.kind === 'text'
      ? leaves.part(() => {
          marked = setText(leaves, exhibit, body.parts);
        })
      : undefined;
  const certificate = exhibit.certificate ? leaves.part(() => setCertificate(leaves, exhibit, form)) : undefined;
  const slipLength = trial.part(() => setSlip(trial, exhibit, undefined)).count;
  const bodyAt = first + slipLength + (certificate?.count ?? 0);
  const places = exhibit.passages.map((passage) => {
    const within = placeInBody(passage, exhibit, marked, text);
    return [passage.itemId, within === undefined ? first : bodyAt + within] as const;
  });
  const count = body.kind === 'pages' ? body.sheets.length : (text?.count ?? 0);
  const numbers = { first, last: bodyAt + count - 1, passages: Object.fromEntries(places) };
  const slip = leaves.part(() => setSlip(leaves, exhibit, numbers));
  return { exhibit, slip, numbers, ...(certificate && { certificate }), ...(text && { text }) };
}

/** Which page of the body shows a passage, from 0. */
function placeInBody(
  { marked }: CitedPassage,
  { body }: Exhibit,
  places: ReadonlyMap<string, number>,
  text: Leaf | undefined,
): number | undefined {
  if (marked === undefined) return undefined;
  if ('sheet' in marked) return body.kind === 'pages' ? body.sheets.indexOf(marked.sheet) : undefined;
  const place = places.get(marked.passageId);
  return place === undefined || text === undefined ? undefined : place - text.from;
}
