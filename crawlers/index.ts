import type { Source } from '../src/source.ts';
import { amnesty } from './amnesty.ts';
import { amnestyEurasia } from './amnesty-eurasia.ts';
import { article19 } from './article-19.ts';
import { comingOut } from './coming-out.ts';
import { cpj } from './cpj.ts';
import { crewAgainstTorture } from './crew-against-torture.ts';
import { crimeanTatarResourceCenter } from './crimean-tatar-resource-center.ts';
import { deloLgbt } from './delo-lgbt.ts';
import { fidh } from './fidh.ts';
import { forum18 } from './forum18.ts';
import { freedomHouse } from './freedom-house.ts';
import { hrw } from './hrw.ts';
import { hudoc } from './hudoc.ts';
import { ilgaEurope } from './ilga-europe.ts';
import { importantStories } from './important-stories.ts';
import { jwRussia } from './jw-russia.ts';
import { kavkazUzel } from './kavkaz-uzel.ts';
import { khpg } from './khpg.ts';
import { mediazona } from './mediazona.ts';
import { meduza } from './meduza.ts';
import { memorialPzk } from './memorial-pzk.ts';
import { moscowTimes } from './moscow-times.ts';
import { ncSos } from './nc-sos.ts';
import { netFreedoms } from './net-freedoms.ts';
import { novayaGazetaEurope } from './novaya-gazeta-europe.ts';
import { ovdInfo } from './ovd-info.ts';
import { ovdInfoReports } from './ovd-info-reports.ts';
import { rferl } from './rferl.ts';
import { roskomsvoboda } from './roskomsvoboda.ts';
import { rsf } from './rsf.ts';
import { sova } from './sova.ts';
import { stateDepartment } from './state-department.ts';
import { theInsider } from './the-insider.ts';
import { ukHomeOffice } from './uk-home-office.ts';
import { uscirf } from './uscirf.ts';

/** Every source that the crawler knows, one file each. */
export const sources: readonly Source[] = [
  amnesty,
  amnestyEurasia,
  article19,
  comingOut,
  cpj,
  crewAgainstTorture,
  crimeanTatarResourceCenter,
  deloLgbt,
  fidh,
  forum18,
  freedomHouse,
  hrw,
  hudoc,
  ilgaEurope,
  importantStories,
  jwRussia,
  kavkazUzel,
  khpg,
  mediazona,
  meduza,
  memorialPzk,
  moscowTimes,
  ncSos,
  netFreedoms,
  novayaGazetaEurope,
  ovdInfo,
  ovdInfoReports,
  rferl,
  roskomsvoboda,
  rsf,
  sova,
  stateDepartment,
  theInsider,
  ukHomeOffice,
  uscirf,
];
