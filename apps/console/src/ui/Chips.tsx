import { Segmented } from 'antd'

interface Props<V extends string> {
  label: string
  options: readonly (readonly [V, string])[]
  value: V
  onChange: (value: V) => void
}

/** One of a few ways to look at a list, all of them in sight. */
export function Chips<V extends string>({ label, options, value, onChange }: Props<V>) {
  return (
    <Segmented<V>
      aria-label={label}
      value={value}
      onChange={onChange}
      options={options.map(([each, name]) => ({ value: each, label: name }))}
    />
  )
}
