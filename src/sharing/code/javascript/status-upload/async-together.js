async function uploadVideo() {
  await step("encoding");
}

async function uploadStatus() {
  // All three start together: nobody waits
  // for the video.
  await Promise.all([
    step("uploading..."),
    uploadVideo(),
    step("Your status is ready"),
  ]);
}
