import { Badge, Code, Group, Text } from '@mantine/core'
import { IconAbc, IconCalendar, IconCash, IconCircleDot, IconLink, IconListCheck, IconNumbers, IconToggleLeft, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Field, FieldType } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import classes from '../Settings.module.css'
import { type Place, SortableRow } from '../SortableRow'
import { changeField } from './api'
import { FieldForm } from './FieldForm'

const ICONS: Record<FieldType, TablerIcon> = {
  text: IconAbc,
  number: IconNumbers,
  money: IconCash,
  date: IconCalendar,
  choice: IconCircleDot,
  several: IconListCheck,
  yesNo: IconToggleLeft,
  link: IconLink,
}

/** One field, among those of its kind. */
export function FieldRow({ field, ...place }: Place & { field: Field }) {
  const { t } = useTranslation('settings')
  const { list } = useFormats()
  const { name, active, type } = field
  const Icon = ICONS[type]
  const options = field.options.filter((option) => option.active).map((option) => option.name)
  return (
    <SortableRow
      {...place}
      kind="field"
      name={name}
      active={active}
      turn={{ run: () => changeField(field, { active: !active }), queryKey: ['fields'] }}
      form={(onDone) => <FieldForm of={field.of} field={field} onDone={onDone} />}
    >
      <div className={classes.grow}>
        <Group gap="xs">
          <Text span fw={550} c={active ? undefined : 'dimmed'}>
            {name}
          </Text>
          <Badge variant="light" color="gray" leftSection={<Icon size={12} aria-hidden />}>
            {t(`fields.types.${type}`)}
          </Badge>
          {!active && (
            <Badge variant="light" color="gray">
              {t('fields.off')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2}>
          <Code>{field.key}</Code>
          {options.length > 0 && ` ${list(options)}`}
        </Text>
      </div>
    </SortableRow>
  )
}
