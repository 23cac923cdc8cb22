import { helpCommand } from './commands/help.ts'
import type { Entry } from './entry.ts'

/** Commands by what they are for, in the order of the help. */
const groups: readonly { readonly says: string; readonly entries: Readonly<Record<string, Entry>> }[] = [
  {
    says: 'to begin with',
    entries: {
      init: {
        summary: 'make a store, with the bundled exercise if you like',
        load: async () => (await import('./commands/init.ts')).init,
      },
      exercise: {
        summary: 'make the posts of a fictional election, with planted operations and the truth about them',
        load: async () => (await import('./commands/exercise.ts')).exercise,
      },
      import: {
        summary: 'put posts from files into the store',
        load: async () => (await import('./commands/import.ts')).importCommand,
      },
      serve: {
        summary: 'show the store in the browser',
        load: async () => (await import('./commands/serve.ts')).serve,
      },
    },
  },
  {
    says: 'that look at posts and lists',
    entries: {
      scan: {
        summary: 'find accounts that act together beyond chance, with a stated false discovery rate',
        load: async () => (await import('./commands/scan.ts')).scanCommand,
      },
      copies: {
        summary:
          'find texts that several accounts or sites carried, verbatim, edited or reworded, and passages of them',
        load: async () => (await import('./commands/copies.ts')).copiesCommand,
      },
      articles: {
        summary: 'take the main text out of saved web pages, as posts that copies can compare',
        load: async () => (await import('./commands/articles.ts')).articlesCommand,
      },
      narratives: {
        summary: 'find what several accounts say, when it rises, and whom it speaks about',
        load: async () => (await import('./commands/narratives.ts')).narrativesCommand,
      },
      lookalikes: {
        summary: 'find names that pass themselves off as protected ones',
        load: async () => (await import('./commands/lookalikes.ts')).lookalikes,
      },
      infrastructure: {
        summary: 'find sites that share rare accounts, certificates, registrants or addresses',
        load: async () => (await import('./commands/infrastructure.ts')).infrastructureCommand,
      },
      amplification: {
        summary: 'count who carries on what overt state outlets publish, against the ordinary share',
        load: async () => (await import('./commands/amplification.ts')).amplification,
      },
      preparation: {
        summary:
          'find days and weeks in which unusually many accounts woke, were made, renamed or changed language or topic',
        load: async () => (await import('./commands/preparation.ts')).preparation,
      },
      trend: {
        summary: 'say which techniques are seen more or less than before, and how fresh the data are',
        load: async () => (await import('./commands/trend.ts')).trend,
      },
    },
  },
  {
    says: 'that show and check a finding',
    entries: {
      report: {
        summary: 'write a finding as one page that works offline and prints',
        load: async () => (await import('./commands/report.ts')).report,
      },
      replay: {
        summary: 'compute a finding again and say whether it is identical',
        load: async () => (await import('./commands/replay.ts')).replayCommand,
      },
      dossier: {
        summary: 'write a finding with its posts under pseudonyms, so that anyone can compute it again',
        load: async () => (await import('./commands/dossier.ts')).dossierCommand,
      },
    },
  },
  {
    says: 'that keep evidence and record',
    entries: {
      evidence: {
        summary: 'keep files as evidence: digests, time stamps, chain of custody, web archives',
        load: async () => (await import('./commands/evidence.ts')).evidence,
      },
      ledger: {
        summary: 'verify, export, import and witness the append-only record',
        load: async () => (await import('./commands/ledger.ts')).ledger,
      },
      people: {
        summary: 'say who may sign in, in which role, and what their programs may do',
        load: async () => (await import('./commands/people.ts')).people,
      },
      forget: {
        summary: 'delete posts, uploads and names that came into the store more than some days ago',
        load: async () => (await import('./commands/forget.ts')).forgetCommand,
      },
    },
  },
  {
    says: 'that act together with others',
    entries: {
      coalition: {
        summary: 'act jointly with other members: pledge, propose, confirm, release at one moment',
        load: async () => (await import('./commands/coalition.ts')).coalition,
      },
      exchange: {
        summary: 'let shared records travel between instances, signed, by file or over HTTP',
        load: async () => (await import('./commands/exchange.ts')).exchange,
      },
    },
  },
  {
    says: 'about this program',
    entries: {
      version: {
        summary: 'print the version of tocsin and of its runtime',
        load: async () => (await import('./commands/version.ts')).version,
      },
      help: {
        summary: 'explain a command, or list them all',
        load: async () => helpCommand(commands, groups),
      },
    },
  },
]

export const commands: ReadonlyMap<string, Entry> = new Map(
  groups.flatMap(({ entries }) => Object.entries(entries)),
)
