import { escalationLabels, type ReminderMail, spanText } from '../records/index.ts'
import type { Label } from '../vocab/label.ts'
import type { MailConfig } from './mail-config.ts'
import { onOneLine } from './one-line.ts'

/** What a mail says: in English, then in French. */
export interface ReminderText {
  readonly subject: string
  readonly text: string
}

/**
 * Mail is read by servers on its way. A title leaves only where anybody or the whole community may read it, an id
 * up to TLP:AMBER+STRICT; of what is TLP:RED a mail says only that something is due.
 */
export function reminderText({ level, clock }: ReminderMail, site: string | null): ReminderText {
  const { tlp, record, kind, title, owner } = clock
  const red = tlp === 'TLP:RED'
  const open = tlp === 'TLP:CLEAR' || tlp === 'TLP:GREEN'
  const name = clock.number ?? record
  const url = `${site ?? ''}${red ? '/clocks' : `/records/${kind}/${record}`}`
  const left = spanText(clock.left)
  const due = `${new Date(clock.due).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const state: Label = clock.overdue
    ? { en: `overdue by ${left.en}`, fr: `en retard de ${left.fr}` }
    : { en: `due in ${left.en}`, fr: `à rendre dans ${left.fr}` }
  const what: Label = red ? { en: 'a clock', fr: 'une échéance' } : clock.says
  const said = (language: 'en' | 'fr') =>
    [
      `${what[language]}: ${state[language]} (${due})`,
      escalationLabels[level][language],
      ...(red ? [] : [open ? `${name}: ${onOneLine(title)}` : name]),
      ...(open
        ? [{ en: `Who does it: ${onOneLine(owner)}`, fr: `Responsable : ${onOneLine(owner)}` }[language]]
        : []),
      ...(clock.channel === 'commission'
        ? [
            {
              en: 'Electoral silence is in force: notices go through the election commission only.',
              fr: 'Silence électoral en vigueur : seule la commission électorale publie des avis.',
            }[language],
          ]
        : []),
      url,
    ].join('\n')
  return {
    subject: `[Tocsin] ${tlp} ${what.en}: ${state.en}${red ? '' : `, ${name}`}`.replaceAll('\u00a0', ' '),
    text: `${tlp}\n\n${said('en')}\n\n--\n\n${said('fr')}\n\n${tlp}\n`,
  }
}

/** Everybody told at a level: its own addresses and those of the levels below. */
export function toldBy({ levels }: Pick<MailConfig, 'levels'>, level: 1 | 2 | 3): readonly string[] {
  return [...new Set(([1, 2, 3] as const).filter((one) => one <= level).flatMap((one) => levels[one]))]
}
