import type { Alarm, Standing } from './standing.ts';

/** Why a source is on or off, and what is outside what it expects of itself, as sentences. The pages say the same in Russian. */
export const standingWords = {
  standing(standing: Standing): string {
    switch (standing.why) {
      case 'switched-off':
        return 'Switched off by the operator (COI_SOURCES).';
      case 'setting-missing':
        return `It needs ${standing.missing.join(', ')}, which is not set.`;
      case 'named':
        return 'Switched on by the operator (COI_SOURCES).';
      case 'seen-working':
        return `Seen working on this machine (${standing.day}).`;
      case 'evidenced':
        return 'Its file rests on real pages or on public code.';
      case 'seen-failing':
        return `Its last check failed (${standing.day}): ${standing.complaint}`;
      case 'unverified':
        return 'Nobody has seen it working yet: `npm run check-sources` does, or name it in COI_SOURCES.';
    }
  },
  alarm(alarm: Alarm): string {
    switch (alarm.code) {
      case 'silent':
        return `Nothing new or changed for ${alarm.days} days, where at most ${alarm.most} are expected.`;
      case 'unread':
        return 'The last run could read none of its lists.';
      case 'yield':
        return `The lists of the last run showed ${alarm.found} pages, where ${alarm.least} to ${alarm.most} are expected.`;
      case 'dates':
        return `Of the newest ${alarm.measured} reports ${alarm.share} % state a date, where ${alarm.least} % are expected.`;
      case 'text':
        return `Of the newest ${alarm.measured} reports ${alarm.share} % have ${alarm.characters} characters, where ${alarm.least} % are expected.`;
    }
  },
};
