import type { ReactNode } from "react";
import { Providers } from "./providers";

// A browser asks for an icon when it has time to, which would be a fault now and then.
export const metadata = { icons: "data:," };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
