import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { bundledLibrary } from '../app/serving.ts'
import type { Clock } from '../kernel/effects.ts'
import type { Incident } from '../respond/index.ts'
import { Assets } from './assets.ts'
import { type Findings, rememberFindings } from './findings.ts'
import { currentLibrary } from './library.ts'
import { onlyMembers } from './members-only.ts'
import { findPresent, recognise } from './people.ts'
import { problem } from './problem.tsx'
import { amplificationRoutes } from './routes/amplification.tsx'
import { answerRoutes } from './routes/answers.tsx'
import { assetRoutes } from './routes/assets.ts'
import { calibrationRoutes } from './routes/calibration.tsx'
import { casesRoutes } from './routes/cases/index.ts'
import { coalitionRoutes } from './routes/coalition/index.ts'
import { copiesRoutes } from './routes/copies/index.tsx'
import { deterrenceRoutes } from './routes/deterrence.tsx'
import { evidenceRoutes } from './routes/evidence/index.ts'
import { exchangeRoutes } from './routes/exchange/index.tsx'
import { findingsRoutes } from './routes/findings.tsx'
import { governmentsRoutes } from './routes/governments/index.ts'
import { infrastructureRoutes } from './routes/infrastructure.tsx'
import { jobRoutes } from './routes/jobs.tsx'
import { libraryRoutes } from './routes/library/index.ts'
import { lookalikesRoutes } from './routes/lookalikes.tsx'
import { narrativesRoutes } from './routes/narratives/index.ts'
import { networksRoutes } from './routes/networks/index.tsx'
import { normRoutes } from './routes/norm/index.ts'
import { peopleRoutes } from './routes/people/index.ts'
import { preparationRoutes } from './routes/preparation.tsx'
import { publicRoutes } from './routes/public/index.ts'
import { recordRoutes } from './routes/records/index.ts'
import { revealRoutes } from './routes/reveal.tsx'
import { situationRoutes } from './routes/situation.tsx'
import { trendRoutes } from './routes/trend/index.ts'
import { watchRoutes } from './routes/watch.tsx'
import { onlyKnownHosts, onlyOwnForms, securityHeaders } from './security.ts'
import { nothingAt, type WebContext } from './web-context.ts'

export interface WebOptions extends Omit<WebContext, 'assets' | 'bundled' | 'library' | 'clock'> {
  /** By default that of the records, else of the machine. */
  readonly clock?: Clock
  /** By default the one that ships with the program. */
  readonly library?: readonly Incident[]
  readonly findings: Findings
  /** Host names beside loopback under which the server may be asked; `0.0.0.0` or `::` for any literal address. */
  readonly hosts?: readonly string[]
  /** Folder of the built islands; by default beside the code. */
  readonly scripts?: URL
}

/** The web app as a function from request to response; it opens no port. */
export function createWeb(options: WebOptions): Hono {
  const bundled = options.library ?? bundledLibrary()
  const web: WebContext = {
    ...options,
    findings: rememberFindings(options.findings),
    assets: new Assets(options.scripts),
    clock: options.clock ?? options.desk?.clock ?? Date.now,
    bundled,
    library: () => currentLibrary(bundled, options.desk?.book),
  }
  const app = new Hono()
  app.use(securityHeaders)
  app.use(compress())
  const origin = options.desk?.people?.origin ?? null
  app.use(onlyKnownHosts([...(options.hosts ?? []), ...(origin === null ? [] : [new URL(origin).hostname])]))
  app.use(onlyOwnForms(origin))
  assetRoutes(app, web)
  app.use(recognise(web.desk))
  app.use(onlyMembers(web.desk))
  app.use(findPresent(web.desk))
  situationRoutes(app, web)
  findingsRoutes(app, web)
  networksRoutes(app, web)
  lookalikesRoutes(app, web)
  infrastructureRoutes(app, web)
  amplificationRoutes(app, web)
  preparationRoutes(app, web)
  copiesRoutes(app, web)
  narrativesRoutes(app, web)
  trendRoutes(app, web)
  jobRoutes(app, web)
  casesRoutes(app, web)
  publicRoutes(app, web)
  recordRoutes(app, web)
  revealRoutes(app, web)
  evidenceRoutes(app, web)
  exchangeRoutes(app, web)
  libraryRoutes(app, web)
  peopleRoutes(app, web)
  governmentsRoutes(app, web)
  answerRoutes(app, web)
  watchRoutes(app, web)
  deterrenceRoutes(app, web)
  normRoutes(app, web)
  calibrationRoutes(app, web)
  coalitionRoutes(app, web)
  app.notFound((c) => problem(c, web, nothingAt('page')))
  app.onError((error, c) => {
    if (!('code' in error) || !('hint' in error)) options.onUnexpected?.(error)
    return problem(c, web, error)
  })
  return app
}
