/** Words of the page that shows handles, in English. */
export const revealEn = {
  title: 'Handles behind pseudonyms',
  lead: 'This request was approved by a second person. Each look is put on record with your name before anything is shown.',
  look: 'Show them and put my look on record',
  asked: 'Asked by',
  allowed: 'Allowed by',
  account: 'Pseudonym',
  platform: 'Platform',
  handle: 'Handle',
  unknown: 'not in the vault (any more)',
}
