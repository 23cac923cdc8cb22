/**
 * The direction of imports in `src/`: a room may import only rooms to its left, and only through
 * their `index.ts`; nothing runs in a circle.
 */
const order = [
  ['kernel'],
  ['vocab'],
  ['ledger', 'lake', 'evidence'],
  ['records'],
  ['detect', 'leaks', 'judge', 'respond', 'protect', 'people'],
  ['share', 'exercise'],
  ['app'],
  ['web'],
  ['cli'],
]
const upward = order.flatMap((rooms, level) => {
  const above = [...order.slice(level + 1).flat(), ...rooms]
  return rooms.map((room) => ({
    name: `${room}-imports-only-downward`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${above.filter((other) => other !== room).join('|')})/` },
  }))
})

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'through-the-door',
      comment:
        'rooms talk through their index.ts; kernel and vocab have no door; app has further ones, so that a command loads no more than it needs',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/(?!kernel/|vocab/)([^/]+)/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.tsx?$',
          '^src/detect/[^/]+/index\\.ts$',
          '^src/app/(frame|scanning|serving)\\.ts$',
        ],
      },
    },
    ...upward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
