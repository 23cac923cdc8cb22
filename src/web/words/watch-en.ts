/** Words of what somebody watches. */
export const watchEn = {
  title: 'What I watch',
  lead: 'Parts of the register of measures and positions, with what became of them since you looked. Only you see this list.',
  none: 'You watch nothing yet. Narrow the register to a government, a step, a class or a case, and watch that:',
  answersTo: 'What governments did about it: watch it',
  begin: (name: string) => `Watch ${name}`,
  since: 'Since',
  counts: (fresh: string, changed: string, gone: string) =>
    `${fresh} new, ${changed} changed, ${gone} no longer there`,
  quiet: 'nothing changed',
  fresh: 'new',
  changed: 'changed',
  more: (n: string) => `and ${n} more, in the register`,
  seen: 'I have seen this',
  remove: 'Stop watching',
  mail: 'By mail',
  mailLead:
    'One mail a day at the most, about everything you watch, and only when something changed. It tells what is public; this page may show more.',
  noMail:
    'No mail can be sent to you: the server has no mail server or no address of its own, or no admin has entered an address for you. The feeds work without.',
  mailOn: 'Mails are on.',
  mailOff: 'Mails are off.',
  mailBegin: 'Send me mails',
  mailEnd: 'Send no more mails',
  stopLead: 'This ends the mails about what you watch. The list itself stays.',
  stopped: 'No more mails will be sent. The list of what you watch stays.',
}
