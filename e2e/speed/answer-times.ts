/** Milliseconds until the whole answer is there: the median of some requests, one after the other. */
export async function medianAnswer(address: string, cookie: string, count = 20): Promise<number> {
  const times: number[] = []
  for (let index = -3; index < count; index += 1) {
    const startedAt = performance.now()
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    // The first ones warm the page up.
    if (index >= 0) times.push(performance.now() - startedAt)
  }
  times.sort((one, other) => one - other)
  return times[Math.floor(times.length / 2)] ?? Number.NaN
}
