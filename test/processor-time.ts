/** How much processor time a piece of work takes of this process, in milliseconds. Unlike the time on the clock it does not grow when other programs run. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
