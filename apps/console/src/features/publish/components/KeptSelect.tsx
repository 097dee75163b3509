import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { useAddLocation, useAddOrganization, useLocations, useOrganizations } from '../publish.queries.ts'

/** What antd's form gives its field. */
interface FieldProps {
  id?: string
  value?: string
  onChange?: (id: string) => void
}

/** Organizations of the street; one that is not there yet is added by its name. */
export function OrganizationSelect(field: FieldProps) {
  const { streetId, may } = useWorkplace()
  const organizations = useOrganizations(streetId)
  const add = useAddOrganization(streetId)
  return (
    <KeptSelect
      {...field}
      items={organizations.data?.items ?? []}
      isLoading={organizations.isPending}
      what="机构"
      {...(may('addOrganization') ? { onAdd: name => add.mutateAsync(name) } : {})}
    />
  )
}

/** Places of the street; one that is not there yet is added by its name. */
export function LocationSelect(field: FieldProps) {
  const { streetId } = useWorkplace()
  const locations = useLocations(streetId)
  const add = useAddLocation(streetId)
  return (
    <KeptSelect
      {...field}
      items={locations.data?.items ?? []}
      isLoading={locations.isPending}
      what="地点"
      onAdd={name => add.mutateAsync({ name, address: '', areaId: null })}
    />
  )
}

interface Props extends FieldProps {
  items: readonly { id: string; name: string }[]
  isLoading: boolean
  what: string
  onAdd?: (name: string) => Promise<{ id: string; name: string }>
}

function KeptSelect({ id, value, onChange, items, isLoading, what, onAdd }: Props) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const isNew = name !== '' && onAdd !== undefined && items.every(item => item.name !== name)
  const add = async () => {
    try {
      const added = await onAdd?.(name)
      if (added !== undefined) onChange?.(added.id)
      setTyped('')
      void message.success(`已添加${what}：${name}`)
    } catch (error) {
      void message.error(sayError(error))
    }
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={chosen => onChange?.(chosen)}
      loading={isLoading}
      showSearch={{ optionFilterProp: 'label', searchValue: typed, onSearch: setTyped }}
      placeholder={`选${what}，可以打字找`}
      options={items.map(item => ({ value: item.id, label: item.name }))}
      notFoundContent={`没有这个${what}`}
      popupRender={list => (
        <>
          {list}
          {isNew && (
            <Button
              type="text"
              block
              onMouseDown={event => event.preventDefault()}
              onClick={() => void add()}
            >
              添加“{name}”
            </Button>
          )}
        </>
      )}
    />
  )
}
