/** The colour of a marked passage: a yellow that stays light when it is printed grey. */
export const markColour = [1, 0.93, 0.45] as const;
