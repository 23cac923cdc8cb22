/**
 * Property tests draw the same examples in every run, so that one commit passes or fails everywhere alike. To look
 * for new ones: `TOCSIN_TEST_SEED=random npm test`, or a number to run one again.
 */
import fc from 'fast-check'

const wish = process.env.TOCSIN_TEST_SEED ?? '20261122'

if (wish !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wish) })
