// Where the API is. When these pages are served from elsewhere, this is the one file to edit, beside
// connect-src and img-src in index.html.
export const api = new URL('../v1/', import.meta.url).href; // or 'https://news.example.org/v1/'

// true where the API is a folder of files instead of a server, as `snapshot` writes it.
export const files = false;
