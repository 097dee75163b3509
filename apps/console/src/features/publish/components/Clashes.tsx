import { Button } from 'antd'
import type { Clash } from '../../../ui/merge.ts'
import type { Side } from '../use-merging.tsx'

interface Props<V> {
  clashes: readonly Clash<V>[]
  chosen: ReadonlyMap<keyof V, Side>
  nameOf: (field: keyof V) => string
  /** What one of the two says in a field. */
  say: (field: keyof V, values: V, other: V) => string
  onChoose: (clash: Clash<V>, side: Side) => void
}

/** What two people made different things of, side by side; one tap keeps one of them. */
export function Clashes<V>({ clashes, chosen, nameOf, say, onChoose }: Props<V>) {
  if (clashes.length === 0) return null
  return (
    <section role="alert" aria-label="和同事改得不一样的" className="clashes">
      <p>您填的时候，同事也改了这 {clashes.length} 处。每处选一个再保存，别的都已合在一起。</p>
      {clashes.map(clash => {
        const { field, mine, theirs } = clash
        const side = (which: Side, name: string, text: string) => (
          <Button
            aria-pressed={chosen.get(field) === which}
            type={chosen.get(field) === which ? 'primary' : 'default'}
            onClick={() => onChoose(clash, which)}
          >
            <span className="clash-side">{name}</span>
            <span className="clash-text">{text}</span>
          </Button>
        )
        return (
          <fieldset key={String(field)}>
            <legend>{nameOf(field)}</legend>
            {side('mine', '我填的', say(field, mine, theirs))}
            {side('theirs', '同事改的', say(field, theirs, mine))}
          </fieldset>
        )
      })}
    </section>
  )
}
