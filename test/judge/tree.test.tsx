import { describe, expect, test } from 'vitest'
import { judgeAct, norm, normVersions, shapeOf } from '../../src/judge/index.ts'
import { NormTree } from '../../src/web/charts/norm-tree.tsx'
import { makeView } from '../../src/web/ui/view.ts'
import { workedExamples } from './support.ts'

/** The figure of docs/norm.md stands alone: it brings its own colours, light and dark. */
const style = `<style>
text { font: 12px system-ui, sans-serif; fill: #4d5765 } .ink { fill: #14181f }
.step { fill: #f4f6f8; stroke: #8b95a3 } .way { stroke: #8b95a3; fill: none }
@media (prefers-color-scheme: dark) { text { fill: #a3adba } .ink { fill: #e7eaee } .step { fill: #191f27; stroke: #647081 } }
</style>`

describe('the decision tree', () => {
  test('is the one in the docs', async () => {
    const tree = String(<NormTree view={makeView('en', '/')} norm={norm} width={720} class="alone" />)
    const alone = tree.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replace('>', `>${style}`)
    await expect(`${alone}\n`).toMatchFileSnapshot('../../docs/charts/norm-tree.svg')
  })

  test('names every element once, in both languages and widths, and every limb', () => {
    for (const version of normVersions) {
      for (const language of ['en', 'fr'] as const) {
        for (const width of [320, 720]) {
          const view = makeView(language, '/')
          const text = words(<NormTree view={view} norm={version} width={width} class="" />)
          for (const { label } of version.criteria) expect(text).toContain(label[language])
          expect(text).toMatch(/→ A .*→ B, B1 .*→ B, B2/)
        }
      }
    }
  })

  test('shows what was found of each element by a sign, not by colour alone', () => {
    const { act, assertions } = workedExamples.find(({ id }) => id === 'missing-state-link')!
    const { elements } = judgeAct(norm, act, assertions)
    const found = (element: string) => elements.find((one) => one.element === element)!.finding
    const tree = (
      <NormTree view={makeView('en', '/')} norm={norm} width={720} class="" found={found} indicated />
    )
    expect(words(tree)).toContain('? State responsibility')
    expect(words(tree)).toContain('● Manufacturing')
  })

  test('has the shape of the rules: what all limbs need, then where each further element leads', () => {
    expect(shapeOf(norm)).toEqual({
      common: ['state-responsibility', 'attempt', 'foreign-election'],
      grounds: [
        { element: 'falsity', limbs: ['A'] },
        { element: 'identity-theft', limbs: ['B', 'B1'] },
        { element: 'manufacturing', limbs: ['B', 'B2'] },
        { element: 'covertness', limbs: ['B'] },
      ],
    })
  })
})

/** The text of a picture in reading order. */
function words(tree: unknown): string {
  return [...String(tree).matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text]) => text!.replaceAll('&#39;', '’'))
    .join(' ')
}
