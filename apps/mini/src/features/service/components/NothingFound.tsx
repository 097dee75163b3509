import type { Street } from '@yunxuan/contract'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/states.tsx'
import { type ServiceFilter, without } from '../filter.ts'
import { useWords } from '../service.queries.ts'
import { NextDay } from './NextDay.tsx'
import { Words } from './Words.tsx'

export interface NothingFoundProps {
  street: Street
  filter: ServiceFilter
  onChange: (filter: ServiceFilter) => void
}

const mostSaid = 12

/** What was looked for is not there: what may have been meant, when there is something, and whom to ask. */
export function NothingFound({ street, filter, onChange }: NothingFoundProps) {
  const { q } = filter
  const isNarrowed = Object.keys(without(filter, ['q', 'sort'])).length > 0
  return (
    <Empty
      icon="search"
      title="没有找到"
      text={q === undefined ? narrowedText : sayNot(q)}
      action={
        <>
          {q !== undefined && (
            <Meant q={q} onPick={word => onChange({ ...without(filter, ['sort']), q: word })} />
          )}
          {filter.to !== undefined && <NextDay filter={{ ...filter, to: filter.to }} onChange={onChange} />}
          {isNarrowed && q !== undefined && (
            <Button onPress={() => onChange({ q })}>只按“{shortened(q)}”找</Button>
          )}
          <Button kind="ghost" onPress={() => onChange({})}>
            看全部服务
          </Button>
        </>
      }
      phone={{ name: '服务台', number: street.deskPhone }}
    />
  )
}

/** What is near to what was typed, or else what there is. */
function Meant({ q, onPick }: { q: string; onPick: (word: string) => void }) {
  const near = useWords(q).data?.items
  const common = useWords().data?.items ?? []
  if (near === undefined) return null
  return near.length > 0 ? (
    <Words title="您是不是找" words={near} onPick={onPick} />
  ) : (
    <Words title="这里有" words={common} onPick={onPick} />
  )
}

const narrowedText = '这些条件下没有服务，少选几个条件看看，或者打电话问问服务台。'

function sayNot(q: string): string {
  return /[\p{L}\p{N}]/u.test(q)
    ? `没有和“${shortened(q)}”对得上的。换个短一点的词，或者少选几个条件。`
    : '打一两个字就行，比如要办什么、去哪里。'
}

function shortened(q: string): string {
  const letters = Array.from(q)
  return letters.length > mostSaid ? `${letters.slice(0, mostSaid).join('')}…` : q
}
