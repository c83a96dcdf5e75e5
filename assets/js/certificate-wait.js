// Asks again until what the page waits for is done; the server then leads on.
setTimeout(() => location.reload(), 2000);
