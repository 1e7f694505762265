/** What an account may be, each with all that those before it may. */
export const roles = ['reader', 'curator', 'operator'] as const;
export type Role = (typeof roles)[number];

/** What takes more than reading: deciding on tags, adding reports by hand, and seeing to accounts. */
export type Act = 'curate' | 'add' | 'operate';

/** Who may what. */
const allowed: Readonly<Record<Role, readonly Act[]>> = {
  reader: [],
  curator: ['curate', 'add'],
  operator: ['curate', 'add', 'operate'],
};

/** Whether the role includes the act. */
export function may(role: Role, act: Act): boolean {
  return allowed[role].includes(act);
}
