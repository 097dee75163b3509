import { Select } from 'antd'

interface Props<V extends string> {
  label: string
  /** How no choice is called. */
  all: string
  names: Readonly<Record<V, string | { name: string }>>
  /** In the order they are shown. */
  values: readonly V[]
  value: V | 'all'
  onChange: (value: V | 'all') => void
  width: number
}

/** Narrows a list to one of a few words. */
export function FilterSelect<V extends string>(props: Props<V>) {
  const { label, all, names, values, value, onChange, width } = props
  const nameOf = (one: V) => {
    const said = names[one]
    return typeof said === 'string' ? said : said.name
  }
  return (
    <Select<V | 'all'>
      aria-label={label}
      value={value}
      style={{ width }}
      onChange={onChange}
      options={[
        { value: 'all' as const, label: all },
        ...values.map(one => ({ value: one, label: nameOf(one) })),
      ]}
    />
  )
}
