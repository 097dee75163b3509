import type { ScanDirection } from '@yunxuan/domain'
import { Chips } from '../../../ui/Chips.tsx'

export interface InOrOutProps {
  value: ScanDirection
  words: Readonly<Record<ScanDirection, string>>
  onChange: (direction: ScanDirection) => void
}

export function InOrOut({ value, words, onChange }: InOrOutProps) {
  return (
    <Chips
      kind="tabs"
      label="来还是走"
      value={value}
      options={[
        { value: 'in', title: words.in },
        { value: 'out', title: words.out },
      ]}
      onChange={onChange}
    />
  )
}
