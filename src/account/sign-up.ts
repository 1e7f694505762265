/** Who may make an account: anyone, whoever has an address at one of these domains, whoever was invited, nobody new. */
export type SignUpRule = { kind: 'open' | 'invitation' | 'off' } | { kind: 'domains'; domains: readonly string[] };

const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The rule in the operator's words: `open`, `invitation`, `off` or domains separated by commas; undefined for anything else. */
export function signUpRule(given: string): SignUpRule | undefined {
  if (given === 'open' || given === 'invitation' || given === 'off') return { kind: given };
  const domains = given
    .toLowerCase()
    .split(/[ ,]+/)
    .filter((name) => name !== '');
  return domains.length > 0 && domains.every((name) => domain.test(name)) ? { kind: 'domains', domains } : undefined;
}

/** Whether an address without an account may make one. Invitations count under every rule but `off`. A domain does not include those below it. */
export function maySignUp(rule: SignUpRule, mail: string, isInvited: boolean): boolean {
  if (rule.kind === 'off') return false;
  if (rule.kind === 'open' || isInvited) return true;
  return rule.kind === 'domains' && rule.domains.includes(mail.slice(mail.lastIndexOf('@') + 1));
}
