/** What every engine prefers, gently: factors near 1 that the words' score is multiplied by. */

/** The passage bears a strong tag of a category that was asked for. */
export const wantedTag = 1.1;
/** The passage bears a strong tag, and none was asked for. */
export const anyTag = 1.03;

const tierBonus = [0.1, 0.06, 0.03, 0];
const recencyBonus = 0.08;
const recencyYears = 4;
const breadthBonus = 0.04;

/** The factors of a report as a whole; `product` is both. */
export type Standing = { tier: number; recency: number; product: number };

/** Higher tiers and newer reports first. Both days are days since 1970-01-01; `day` is minus infinity for a report without a date. */
export function standing(tierOfReport: number, day: number, newestDay: number): Standing {
  const tier = tierFactor(tierOfReport);
  const recency = recencyFactor(day, newestDay);
  return { tier, recency, product: tier * recency };
}

/** Higher tiers first; `tier` is 1 to 4. */
export function tierFactor(tier: number): number {
  return 1 + (tierBonus[tier - 1] ?? 0);
}

/** Newer reports first. */
function recencyFactor(day: number, newestDay: number): number {
  return 1 + recencyBonus * Math.exp(-(newestDay - day) / 365 / recencyYears);
}

/** Reports with more matching passages first. */
export function breadthFactor(passages: number): number {
  return 1 + breadthBonus * Math.log2(passages);
}
