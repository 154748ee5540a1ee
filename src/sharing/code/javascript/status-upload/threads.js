async function uploadVideo() {
  await step("encoding");
}

async function uploadStatus() {
  // All three start together: nobody waits
  // for the video, whose thread is on its
  // own.
  await Promise.all([
    step("uploading..."),
    uploadVideo(),
    step("Your status is ready"),
  ]);
}
