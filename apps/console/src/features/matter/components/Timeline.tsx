import type { ManagedMatter } from '@yunxuan/contract'
import { matterVerdictWords } from '@yunxuan/domain'
import { Timeline as Line } from 'antd'
import { sayDayInFull, sayInstant } from '../../../ui/say.ts'
import { actNames, partyNames } from '../matter-words.ts'

type Step = ManagedMatter['steps'][number]

/** What was done with a matter, newest first. */
export function Timeline({ matter }: { matter: ManagedMatter }) {
  const raised = { key: 'raised', content: <p>{sayInstant(matter.createdAt)}，居民提出</p> }
  return (
    <Line
      items={[
        ...matter.steps.toReversed().map((step, index, newestFirst) => ({
          key: step.position,
          content: (
            <>
              <p>
                <b>{isRewritten(step, newestFirst.slice(index + 1)) ? '改公开的话' : actNames[step.act]}</b>
                {step.verdict !== null && `：${matterVerdictWords[step.verdict]}`}
                <span className="soft">
                  {' '}
                  {step.byName ?? partyNames[step.as]}，{sayInstant(step.at)}
                  {isNewDay(step, newestFirst[index + 1]) && `，${sayDayInFull(step.dueOn)} 到期`}
                </span>
              </p>
              {step.word !== null && <p className="description">{step.word}</p>}
            </>
          ),
        })),
        raised,
      ]}
    />
  )
}

/** Whether what everybody saw already was put in other words. */
const isRewritten = (step: Step, before: readonly Step[]): boolean =>
  step.act === 'publish' &&
  before.find(one => one.act === 'publish' || one.act === 'unpublish')?.act === 'publish'

/** Whether something is owed by another day since this step. */
function isNewDay(step: Step, before: Step | undefined): step is Step & { dueOn: string } {
  return step.dueOn !== null && step.dueOn !== before?.dueOn
}
