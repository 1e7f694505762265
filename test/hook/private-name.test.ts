import { expect, test } from 'vitest';
import { isPrivateName } from '../../src/hook/private-name.ts';

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'printer.local',
  'a.b.internal',
  'nas.home.arpa',
  'printer',
  'wiki.corp.',
  '',
])('%j is a name of one’s own network', (name) => expect(isPrivateName(name)).toBe(true));

test.each([
  'tool.example',
  'hooks.slack.com',
  'notlocalhost.com',
  'local.news',
  'internal.firm.example',
  '127.0.0.1',
  '[::1]',
])('of %j its name alone does not tell', (name) => expect(isPrivateName(name)).toBe(false));
