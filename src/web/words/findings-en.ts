/** Words of the list of findings, in English. What a detector says of a finding stands in its declaration. */
export const findingsEn = {
  title: 'Findings',
  lead: 'What each detector found in each set of files, and what it could not look at. Every finding can be computed again.',
  none: 'Nothing has been looked at yet.',
  input: (names: string) => `Input: ${names}`,
  detector: 'Detector',
  found: 'Found',
  unseen: (what: string) => `Could not look at: ${what}`,
  unseenNothing: 'nothing left out',
  notRun: 'has not looked at these files',
  notRunSince: (why: string) => `has not looked at these files: ${why}`,
  unknown: 'by a detector that this version does not have',
}
