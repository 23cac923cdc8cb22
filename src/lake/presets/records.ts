import { bluesky } from './bluesky.ts'
import { coortweetRecords } from './coortweet.ts'
import { mastodon } from './mastodon.ts'
import { neutralRecords } from './neutral.ts'
import type { RecordPreset } from './preset.ts'
import { telegram } from './telegram.ts'

/** In the order in which they are tried: the most particular first. */
export const recordPresets: readonly RecordPreset[] = [
  bluesky,
  mastodon,
  telegram,
  coortweetRecords,
  neutralRecords,
]
