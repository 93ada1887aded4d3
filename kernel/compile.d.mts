export const compile: () => Promise<Uint8Array>;
