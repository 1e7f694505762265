import { z } from 'zod';
import { accountLanguages } from '../../../account/account.ts';
import { roles } from '../../../account/roles.ts';
import { keyScopes } from '../../../model/api-key.ts';
import { instant } from './basic.ts';

export const role = z
  .enum(roles)
  .meta({ id: 'Role', description: 'A curator decides on tags; an operator also sees to accounts.' });
export const accountLanguage = z.enum(accountLanguages).meta({ description: 'In which we speak to the account.' });

export const account = z
  .object({
    id: z.string(),
    mail: z.string(),
    name: z.string().meta({ description: 'Shown to colleagues and beside decisions; may be empty.' }),
    role,
    language: accountLanguage,
    createdAt: instant,
    disabledAt: instant.nullable().meta({ description: 'Since when the account is shut out.' }),
  })
  .meta({ id: 'Account' });

export const session = z
  .object({
    id: z.string(),
    browser: z.string().meta({ description: 'Empty when it does not say.', examples: ['Firefox, Windows'] }),
    createdAt: instant,
    seenAt: instant.meta({ description: 'To the hour.' }),
    expiresAt: instant,
  })
  .meta({ id: 'Session' });

const scopes = z.array(z.enum(keyScopes));

export const key = z
  .object({ id: z.string(), name: z.string(), scopes, createdAt: instant, revokedAt: instant.nullable() })
  .meta({ id: 'Key' });

export const invitation = z.object({ mail: z.string(), role, createdAt: instant }).meta({ id: 'Invitation' });
