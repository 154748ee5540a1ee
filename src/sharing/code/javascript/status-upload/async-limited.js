async function uploadVideo() {
  await limited("encoding");
}

async function uploadStatus() {
  // Each starts when a place is free. None
  // waits for the video itself.
  await Promise.all([
    limited("uploading..."),
    uploadVideo(),
    limited("Your status is ready"),
  ]);
}
