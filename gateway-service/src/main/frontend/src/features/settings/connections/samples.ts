/** An example of a delivery of a provider, to try the preview with. */
export function sampleOf(provider: string): { contentType: string; body: string } | null {
  if (provider === 'telegram')
    return {
      contentType: 'application/json',
      body: JSON.stringify(
        {
          update_id: 700000001,
          message: {
            message_id: 12,
            date: 1763730000,
            chat: { id: 5550001, type: 'private' },
            from: { id: 5550001, is_bot: false, first_name: 'Olena', username: 'olena_k' },
            text: 'How much is delivery to Lviv?',
          },
        },
        null,
        2,
      ),
    }
  if (provider === 'form')
    return {
      contentType: 'application/x-www-form-urlencoded',
      body: 'name=Olena&phone=%2B380671234567&message=How+much+is+delivery%3F&utm_source=google&utm_campaign=autumn',
    }
  return null
}
