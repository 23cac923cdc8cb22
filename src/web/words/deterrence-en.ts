import { inEnglish } from '../../vocab/label.ts'

/** Words of the deterrence workbench. */
export const deterrenceEn = {
  title: 'When interference stops paying',
  lead: 'An actor repeats while the expected gain is larger than the expected cost. Move what an answer depends on and see when that turns round. A small model to think with, not a forecast.',
  verdict: {
    stops: (cost: string) =>
      `With these values the expected cost is ${cost} times the expected gain: interference does not pay.`,
    pays: (cost: string) =>
      `With these values the expected cost is ${cost} times the expected gain: interference pays.`,
  },
  lever: {
    severity: 'Severity: cost of one answer, in gains',
    probability: 'Probability of an answer, 0 to 1',
    delay: 'Days until the answer',
    size: 'Governments that answer',
    share: 'What each further one adds, 0 to 1',
    rate: 'Discount a year',
  },
  short: {
    severity: 'Severity',
    probability: 'Probability',
    delay: 'Delay',
    size: 'Governments',
    share: 'Added by each',
    rate: 'Discount',
  },
  show: 'Show',
  standard: 'Back to the standard values',
  map: 'Where it stops paying',
  mapLead: (days: string, size: string) =>
    inEnglish`An answer after ${days} {day|days}; governments that answer: ${size}. In the shaded part interference does not pay; the cross is where you are.`,
  stops: 'does not pay',
  goesOn: 'pays',
  table: 'The border as a table',
  least: 'Least severity',
  never: 'none is enough',
  sensitivity: 'What moves it most',
  sensitivityLead:
    'Each value alone to half and to double, within its range. The line is where gain and cost are equal.',
  half: 'at half',
  double: 'at double',
  formula: 'Formula',
  formulaText:
    'expected cost = probability × severity × (1 + added × (governments − 1)) × e^(−discount × days / 365), in units of the expected gain. Interference pays while it is at most 1. After G. Becker, Crime and Punishment (1968).',
  sources: 'Where the standard values come from',
  source: {
    severity: 'assumed: one answer takes away as much as was to be gained',
    probability: 'share of the cases of the library in which a first measure is on record',
    delay: 'median days to a first measure in the library',
    size: 'assumed: one government alone, to begin with',
    share: 'assumed: further governments close further doors, but each fewer',
    rate: 'assumed: what lies a year ahead counts about three fifths',
  },
  figures: 'figures of the library',
  mission: 'Beside the figures of the mission',
  missionWhy: (n: string, of: string, days: string) =>
    `The mission of this project counts 15 of 33 cases with a first measure and a median of 198 days. Two entries of one case among them rest on memory alone; this program ships nothing that was only remembered, so it counts ${n} of ${of} and ${days} days, with what was changed here. Once somebody adds the two with a source, both are equal.`,
  missionSame: 'Both are equal.',
  missionFigures: 'Every figure, side by side',
  here: 'Here',
  there: 'Mission',
  cost: 'Expected cost, in gains',
  leastAlone: 'Least severity at which it stops paying',
  tryMission: 'Try it with the values of the mission',
  limits: 'What it cannot say',
  limit: [
    'What an actor gains, and whether it thinks in gains and costs at all. There is no way to measure either; that is why everything is in units of the gain.',
    'That an answer deters. In the library answers and later acts stand side by side; nothing here shows that one caused the other.',
    'What the actor expects. Probability and delay are of the past and of all cases together; an actor may expect others.',
    'Costs for those who answer, retaliation, and mistakes: an answer to the wrong one costs the right one nothing.',
  ],
}
