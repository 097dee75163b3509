import { Button, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { useAddOrganization, useLocations, useOrganizations } from '../publish.queries.ts'
import { NewLocation } from './NewLocation.tsx'

/** What antd's form gives its field. */
interface FieldProps {
  id?: string
  value?: string | null
  onChange?: (id: string | undefined) => void
}

/** Organizations of the street; one that is not there yet is added by its name. */
export function OrganizationSelect(field: FieldProps) {
  const { streetId, may } = useWorkplace()
  const organizations = useOrganizations(streetId)
  const add = useAddOrganization(streetId)
  const addNamed = (name: string) =>
    void add.tell(name, { done: `已添加机构：${name}`, after: ({ id }) => field.onChange?.(id) })
  return (
    <KeptSelect
      {...field}
      items={organizations.data?.items ?? []}
      isLoading={organizations.isPending}
      what="机构"
      {...(may('addOrganization') ? { onNew: addNamed } : {})}
    />
  )
}

interface ForLocation {
  empty?: string
  /** A choice before the places. */
  first?: { id: string; name: string }
}

/** Places of the street; one that is not there yet is added with its address. */
export function LocationSelect({ empty, first, ...field }: FieldProps & ForLocation) {
  const { streetId } = useWorkplace()
  const locations = useLocations(streetId)
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <>
      <KeptSelect
        {...field}
        items={[...(first === undefined ? [] : [first]), ...(locations.data?.items ?? [])]}
        isLoading={locations.isPending}
        what="地点"
        onNew={setAsked}
        {...(empty !== undefined && { empty })}
      />
      {asked !== null && (
        <NewLocation
          name={asked}
          onAdded={({ id }) => {
            field.onChange?.(id)
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

interface Props extends FieldProps {
  items: readonly { id: string; name: string }[]
  isLoading: boolean
  what: string
  onNew?: (name: string) => void
  /** What no choice stands for; where nothing is said there has to be one. */
  empty?: string
}

function KeptSelect({ id, value, onChange, items, isLoading, what, onNew, empty }: Props) {
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const name = typed.trim()
  const isNew = name !== '' && onNew !== undefined && items.every(item => item.name !== name)
  const addTyped = () => {
    setTyped('')
    setOpen(false)
    onNew?.(name)
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      onChange={chosen => onChange?.(chosen)}
      loading={isLoading}
      open={isOpen}
      onOpenChange={setOpen}
      showSearch={{ optionFilterProp: 'label', searchValue: typed, onSearch: setTyped }}
      allowClear={empty !== undefined}
      placeholder={empty ?? `选${what}，可以打字找`}
      options={items.map(item => ({ value: item.id, label: item.name }))}
      notFoundContent={`没有这个${what}`}
      popupRender={list => (
        <>
          {list}
          {isNew && (
            <Button type="text" block onMouseDown={event => event.preventDefault()} onClick={addTyped}>
              添加“{name}”
            </Button>
          )}
        </>
      )}
    />
  )
}
