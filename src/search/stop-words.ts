const english =
  'a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its may might my of on or our she should so such than that the their them then there these they this those to was we were what when where which who will with would you your';
const russian =
  'а без бы был была были было быть в вам вас во вот все всех вы где да для до его ее ей если есть еще же за и из или им их к как ко когда которая которого которое которой которые который которых кто ли мне мы на над наш не него нее ней нет них но ну о об он она они оно от по под при с со так также там те тем то того той том тот у уже что чтобы эта эти этих это этого этой этом этот я';

/** Folded words that a query may leave out, outside phrases, when it has others. */
export const stopWords: ReadonlySet<string> = new Set(`${english} ${russian}`.split(' '));
