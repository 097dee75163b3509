import { RefusedError } from '@yunxuan/contract/client'
import { App, type FormInstance } from 'antd'
import { useState } from 'react'
import { type Clash, mergeEdits } from '../../ui/merge.ts'

/** A version of an offering as the form holds it. */
export interface Version<V> {
  version: number
  values: V
}

/** What of a mutation saves what was typed over a version. */
export interface Saving<V> {
  isPending: boolean
  error: Error | null
  mutate: (wish: Version<V>, on: { onSuccess: () => void; onError: (error: Error) => void }) => void
  reset: () => void
}

interface Given<V> {
  form: FormInstance<V>
  /** As it was when the form was filled. */
  held: Version<V>
  save: Saving<V>
  readNewest: () => Promise<Version<V> | undefined>
  /** Values as they come back once they are saved. */
  plain: (values: V) => V
  nameOf: (field: keyof V) => string
  onSaved: () => void
}

export type Side = 'mine' | 'theirs'

/**
 * Saves a form that somebody else may have saved meanwhile. What only one of them touched is kept by itself; of the rest
 * one of the two is chosen, and nothing is saved before.
 */
export function useMerging<V extends object>(given: Given<V>) {
  const { form, held, save, readNewest, plain, nameOf, onSaved } = given
  const { message } = App.useApp()
  const [base, setBase] = useState(held)
  const [clashes, setClashes] = useState<readonly Clash<V>[]>([])
  const [chosen, setChosen] = useState<ReadonlyMap<keyof V, Side>>(new Map())
  const [taken, setTaken] = useState<readonly (keyof V)[]>([])

  const put = (values: Partial<V>) => form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0])

  const send = (values: V, over: Version<V>, kept: readonly (keyof V)[]) =>
    save.mutate(
      { version: over.version, values },
      {
        onSuccess() {
          onSaved()
          void message.success(
            kept.length === 0 ? '已保存' : `已保存，同事刚改的也在：${kept.map(nameOf).join('、')}`,
          )
        },
        onError(error) {
          const isChanged = error instanceof RefusedError && error.code === 'changed_meanwhile'
          if (isChanged) void meet(values, over, kept)
        },
      },
    )

  const meet = async (mine: V, over: Version<V>, before: readonly (keyof V)[]) => {
    const theirs = await readNewest()
    // Without the other version nothing is merged: the refusal stands, and 保存 asks again.
    if (theirs === undefined || theirs.version === over.version) return
    const merged = mergeEdits(over.values, plain(mine), theirs.values)
    const kept = [...new Set([...before, ...merged.taken])]
    put(merged.values)
    setBase(theirs)
    setTaken(kept)
    setChosen(new Map())
    setClashes(merged.clashes)
    save.reset()
    if (merged.clashes.length === 0) send(merged.values, theirs, kept)
  }

  return {
    clashes,
    chosen,
    /** How many are still to be chosen. */
    left: clashes.filter(({ field }) => !chosen.has(field)).length,
    submit: (values: V) => send(values, base, taken),
    choose({ field, mine, theirs }: Clash<V>, side: Side) {
      const values: Partial<V> = {}
      values[field] = (side === 'mine' ? mine : theirs)[field]
      put(values)
      setChosen(new Map(chosen).set(field, side))
    },
  }
}
