import type { Source } from '../src/source.ts';
import { amnesty } from './amnesty.ts';
import { amnestyEurasia } from './amnesty-eurasia.ts';
import { article19 } from './article-19.ts';
import { australiaDfat } from './australia-dfat.ts';
import { bamf } from './bamf.ts';
import { canadaIrb } from './canada-irb.ts';
import { coeAssembly } from './coe-assembly.ts';
import { coeCommissioner } from './coe-commissioner.ts';
import { coeTortureCommittee } from './coe-torture-committee.ts';
import { comingOut } from './coming-out.ts';
import { cpj } from './cpj.ts';
import { crewAgainstTorture } from './crew-against-torture.ts';
import { crimeanTatarResourceCenter } from './crimean-tatar-resource-center.ts';
import { deloLgbt } from './delo-lgbt.ts';
import { dutchForeignMinistry } from './dutch-foreign-ministry.ts';
import { euaa } from './euaa.ts';
import { fidh } from './fidh.ts';
import { forum18 } from './forum18.ts';
import { freedomHouse } from './freedom-house.ts';
import { hrw } from './hrw.ts';
import { hudoc } from './hudoc.ts';
import { hudocExecution } from './hudoc-execution.ts';
import { hudocJudgments } from './hudoc-judgments.ts';
import { ilgaEurope } from './ilga-europe.ts';
import { importantStories } from './important-stories.ts';
import { jwRussia } from './jw-russia.ts';
import { kavkazUzel } from './kavkaz-uzel.ts';
import { khpg } from './khpg.ts';
import { landinfo } from './landinfo.ts';
import { mediazona } from './mediazona.ts';
import { meduza } from './meduza.ts';
import { memorialPzk } from './memorial-pzk.ts';
import { minjustExtremistMaterials } from './minjust-extremist-materials.ts';
import { minjustExtremistOrganisations } from './minjust-extremist-organisations.ts';
import { minjustForeignAgents } from './minjust-foreign-agents.ts';
import { minjustUndesirable } from './minjust-undesirable.ts';
import { moscowTimes } from './moscow-times.ts';
import { ncSos } from './nc-sos.ts';
import { netFreedoms } from './net-freedoms.ts';
import { novayaGazetaEurope } from './novaya-gazeta-europe.ts';
import { ohchr } from './ohchr.ts';
import { osceOdihr } from './osce-odihr.ts';
import { ovdInfo } from './ovd-info.ts';
import { ovdInfoReports } from './ovd-info-reports.ts';
import { refworld } from './refworld.ts';
import { reliefweb } from './reliefweb.ts';
import { rferl } from './rferl.ts';
import { rosfinmonitoring } from './rosfinmonitoring.ts';
import { roskomsvoboda } from './roskomsvoboda.ts';
import { rsf } from './rsf.ts';
import { sova } from './sova.ts';
import { stateDepartment } from './state-department.ts';
import { stateDepartmentEarlier } from './state-department-earlier.ts';
import { theInsider } from './the-insider.ts';
import { ukHomeOffice } from './uk-home-office.ts';
import { unArbitraryDetention } from './un-arbitrary-detention.ts';
import { unNews } from './un-news.ts';
import { unSpecialRapporteur } from './un-special-rapporteur.ts';
import { unTreatyBodies } from './un-treaty-bodies.ts';
import { unUkraineMonitoring } from './un-ukraine-monitoring.ts';
import { unUniversalReview } from './un-universal-review.ts';
import { uscirf } from './uscirf.ts';
import { veniceCommission } from './venice-commission.ts';

/** Every source that the crawler knows, one file each. */
export const sources: readonly Source[] = [
  amnestyEurasia,
  amnesty,
  article19,
  australiaDfat,
  bamf,
  canadaIrb,
  coeAssembly,
  coeCommissioner,
  coeTortureCommittee,
  comingOut,
  cpj,
  crewAgainstTorture,
  crimeanTatarResourceCenter,
  deloLgbt,
  dutchForeignMinistry,
  euaa,
  fidh,
  forum18,
  freedomHouse,
  hrw,
  hudocExecution,
  hudocJudgments,
  hudoc,
  ilgaEurope,
  importantStories,
  jwRussia,
  kavkazUzel,
  khpg,
  landinfo,
  mediazona,
  meduza,
  memorialPzk,
  minjustExtremistMaterials,
  minjustExtremistOrganisations,
  minjustForeignAgents,
  minjustUndesirable,
  moscowTimes,
  ncSos,
  netFreedoms,
  novayaGazetaEurope,
  ohchr,
  osceOdihr,
  ovdInfoReports,
  ovdInfo,
  refworld,
  reliefweb,
  rferl,
  rosfinmonitoring,
  roskomsvoboda,
  rsf,
  sova,
  stateDepartmentEarlier,
  stateDepartment,
  theInsider,
  ukHomeOffice,
  unArbitraryDetention,
  unNews,
  unSpecialRapporteur,
  unTreatyBodies,
  unUkraineMonitoring,
  unUniversalReview,
  uscirf,
  veniceCommission,
];
