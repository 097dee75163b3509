import type { MatterErrand } from '@yunxuan/contract'
import { addDays, type PaperState, shanghaiDate } from '@yunxuan/domain'
import { Form, Radio } from 'antd'
import { DayInput } from '../../../ui/DayInput.tsx'
import { chosen } from '../../../ui/rules.ts'
import { paperStateNames } from '../matter-words.ts'

type Paper = MatterErrand['papers'][number]

/** What somebody fills in of a paper. */
export interface FilledPaper {
  state?: PaperState
  until?: string | null
}

/** Each paper of an errand as it lies on the desk now; what may come later comes by a day. */
export function PapersField({ papers }: { papers: readonly Paper[] }) {
  if (papers.length === 0) return <p>这件事不用材料，直接收下就行。</p>
  return papers.map((paper, at) => <PaperLine key={paper.name} paper={paper} at={at} />)
}

function PaperLine({ paper: { name, mayComeLater }, at }: { paper: Paper; at: number }) {
  const state = Form.useWatch<PaperState | undefined>(['papers', at, 'state'])
  const states = mayComeLater ? (['has', 'later', 'missing'] as const) : (['has', 'missing'] as const)
  return (
    <div className="fields">
      <Form.Item name={['papers', at, 'state']} label={name} rules={chosen(`请选${name}收到没有`)}>
        <Radio.Group options={states.map(value => ({ value, label: paperStateNames[value].name }))} />
      </Form.Item>
      {state === 'later' && (
        <Form.Item name={['papers', at, 'until']} label={`${name}最晚哪天补来`} rules={chosen('请选一天')}>
          <DayInput from={addDays(shanghaiDate(new Date()), 1)} />
        </Form.Item>
      )}
    </div>
  )
}

/** What is there already, to begin with. */
export const papersFilled = (papers: readonly Paper[]): FilledPaper[] =>
  papers.map(({ state, until }) => (state === 'missing' ? {} : { state, until }))

/** What was filled in, paper by paper, as it is sent. */
export function papersSaid(papers: readonly Paper[], filled: readonly FilledPaper[]) {
  return papers.map(({ name }, at) => {
    const { state = 'missing' as const, until = null } = filled[at] ?? {}
    return { name, state, until: state === 'later' ? until : null }
  })
}
