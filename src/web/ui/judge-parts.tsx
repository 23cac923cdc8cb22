import type { NormFinding } from '../../judge/index.ts'
import { type Norm, ruleInWords } from '../../judge/index.ts'
import { type CriterionFinding, findings } from '../../vocab/criteria.ts'
import type { Label } from '../../vocab/label.ts'
import { NormTree } from '../charts/norm-tree.tsx'
import type { View } from './view.ts'

/** Met, not shown or unknown: a sign and a word, never a colour alone. */
export function Found({ view, finding }: { view: View; finding: CriterionFinding }) {
  return <span class={`found ${finding}`}>{findings[finding][view.language]}</span>
}

/** The tree for both widths; with a finding, the path of a case. */
export function NormTreeFigure(props: { view: View; norm: Norm; finding?: NormFinding }) {
  const { view, norm, finding } = props
  const path =
    finding === undefined
      ? {}
      : {
          found: (element: string) =>
            finding.elements.find((one) => one.element === element)?.finding ?? 'unknown',
          indicated: finding.trace.indicated,
        }
  return (
    <figure>
      <NormTree view={view} norm={norm} width={720} class="wide-chart" {...path} />
      <NormTree view={view} norm={norm} width={320} class="narrow" {...path} />
    </figure>
  )
}

export function criterionLabel(norm: Pick<Norm, 'criteria'>, element: string): Label {
  return norm.criteria.find(({ id }) => id === element)?.label ?? { en: element, fr: element }
}

/** A rule in the words of its table, the first letter of each element small. */
export function ruleText(
  view: View,
  table: Pick<Norm, 'criteria'>,
  rule: Norm['rules'][number]['rule'],
): string {
  return ruleInWords(table, rule)[view.language]
}
