/** Words of what was typed and not saved, in English. */
export const draftsEn = {
  title: 'Your drafts',
  lead: 'What you typed and did not save. Only you see it, it is not in the record, and after 30 days it is thrown away.',
  none: 'You have no draft.',
  draftOf: (time: string) => `Draft of ${time}, UTC`,
  goOn: 'Go on',
  discard: 'Discard',
  goingOn: (time: string) => `You go on with your draft of ${time}, UTC. It is not saved in the record yet.`,
  keep: 'Keep as draft',
  kept: (time: string) => `draft kept at ${time}`,
  over: 'this form was saved elsewhere',
  failed: 'the draft is not kept: no connection',
  newOne: 'new',
  what: 'Record',
  begun: 'Begun from revision',
  changed: 'Last typed, UTC',
  action: 'What to do',
}
