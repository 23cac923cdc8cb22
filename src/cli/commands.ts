import { helpCommand } from './commands/help.ts'
import type { Entry } from './entry.ts'

/** Every command, in the order of the help. */
export const commands: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  [
    'init',
    {
      summary: 'make a store, with the bundled exercise if you like',
      load: async () => (await import('./commands/init.ts')).init,
    },
  ],
  [
    'import',
    {
      summary: 'put posts from files into the store',
      load: async () => (await import('./commands/import.ts')).importCommand,
    },
  ],
  [
    'serve',
    {
      summary: 'show the store in the browser',
      load: async () => (await import('./commands/serve.ts')).serve,
    },
  ],
  [
    'scan',
    {
      summary: 'find accounts that act together beyond chance, with a stated false discovery rate',
      load: async () => (await import('./commands/scan.ts')).scanCommand,
    },
  ],
  [
    'narratives',
    {
      summary: 'find what several accounts say, when it rises, and whom it speaks about',
      load: async () => (await import('./commands/narratives.ts')).narrativesCommand,
    },
  ],
  [
    'trend',
    {
      summary: 'say which techniques are seen more or less than before, and how fresh the data are',
      load: async () => (await import('./commands/trend.ts')).trend,
    },
  ],
  [
    'lookalikes',
    {
      summary: 'find names that pass themselves off as protected ones',
      load: async () => (await import('./commands/lookalikes.ts')).lookalikes,
    },
  ],
  [
    'infrastructure',
    {
      summary: 'find sites that share rare accounts, certificates, registrants or addresses',
      load: async () => (await import('./commands/infrastructure.ts')).infrastructureCommand,
    },
  ],
  [
    'articles',
    {
      summary: 'take the main text out of saved web pages, as posts that copies can compare',
      load: async () => (await import('./commands/articles.ts')).articlesCommand,
    },
  ],
  [
    'copies',
    {
      summary: 'find texts that several accounts or sites carried, verbatim, edited or reworded',
      load: async () => (await import('./commands/copies.ts')).copiesCommand,
    },
  ],
  [
    'amplification',
    {
      summary: 'count who carries on what overt state outlets publish, against the ordinary share',
      load: async () => (await import('./commands/amplification.ts')).amplification,
    },
  ],
  [
    'coalition',
    {
      summary: 'act jointly with other members: pledge, propose, confirm, release at one moment',
      load: async () => (await import('./commands/coalition.ts')).coalition,
    },
  ],
  [
    'preparation',
    {
      summary:
        'find days and weeks in which unusually many accounts woke, were made, renamed or changed language or topic',
      load: async () => (await import('./commands/preparation.ts')).preparation,
    },
  ],
  [
    'replay',
    {
      summary: 'compute a finding again and say whether it is identical',
      load: async () => (await import('./commands/replay.ts')).replayCommand,
    },
  ],
  [
    'dossier',
    {
      summary: 'write a finding with its posts under pseudonyms, so that anyone can compute it again',
      load: async () => (await import('./commands/dossier.ts')).dossierCommand,
    },
  ],
  [
    'report',
    {
      summary: 'write a finding as one page that works offline and prints',
      load: async () => (await import('./commands/report.ts')).report,
    },
  ],
  [
    'exercise',
    {
      summary: 'make the posts of a fictional election, with planted operations and the truth about them',
      load: async () => (await import('./commands/exercise.ts')).exercise,
    },
  ],
  [
    'forget',
    {
      summary: 'delete posts, uploads and names that came into the store more than some days ago',
      load: async () => (await import('./commands/forget.ts')).forgetCommand,
    },
  ],
  [
    'evidence',
    {
      summary: 'keep files as evidence: digests, time stamps, chain of custody, web archives',
      load: async () => (await import('./commands/evidence.ts')).evidence,
    },
  ],
  [
    'ledger',
    {
      summary: 'verify, export, import and witness the append-only record',
      load: async () => (await import('./commands/ledger.ts')).ledger,
    },
  ],
  [
    'exchange',
    {
      summary: 'let shared records travel between instances, signed, by file or over HTTP',
      load: async () => (await import('./commands/exchange.ts')).exchange,
    },
  ],
  [
    'people',
    {
      summary: 'say who may sign in, in which role, and what their programs may do',
      load: async () => (await import('./commands/people.ts')).people,
    },
  ],
  [
    'version',
    {
      summary: 'print the version of tocsin and of its runtime',
      load: async () => (await import('./commands/version.ts')).version,
    },
  ],
  [
    'help',
    {
      summary: 'explain a command, or list them all',
      load: async () => helpCommand(commands),
    },
  ],
])
