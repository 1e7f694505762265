const rules = new Intl.PluralRules('ru');

/** A number with its Russian noun: `1 отчёт`, `2 отчёта`, `5 отчётов`, `21 отчёт` (Unicode plural rules; other numbers take the form of two). */
export function counted(count: number, one: string, few: string, many: string): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few, many };
  return `${count.toLocaleString('ru-RU')} ${forms[rules.select(count)] ?? few}`;
}
