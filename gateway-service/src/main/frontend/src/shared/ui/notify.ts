import type { NotificationData } from '@mantine/notifications'

/** Shows a notification; the library for it comes with the first one, not with the first load. */
export function notify(notification: NotificationData) {
  void import('@mantine/notifications').then(({ notifications }) => notifications.show(notification))
}
