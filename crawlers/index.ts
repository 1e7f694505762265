import type { Source } from '../src/source.ts';
import { hudoc } from './hudoc.ts';
import { ovdInfoReports } from './ovd-info-reports.ts';
import { stateDepartment } from './state-department.ts';
import { ukHomeOffice } from './uk-home-office.ts';
import { uscirf } from './uscirf.ts';

/** Every source that the crawler knows, one file each. */
export const sources: readonly Source[] = [hudoc, ovdInfoReports, stateDepartment, ukHomeOffice, uscirf];
