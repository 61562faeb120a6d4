/** Calls again and again until stopped; does not keep the process alive. */
export function every(milliseconds: number, call: () => void): { stop(): void } {
  const timer = setInterval(call, milliseconds);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
