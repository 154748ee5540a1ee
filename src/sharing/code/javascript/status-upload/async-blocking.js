async function uploadVideo() {
  await step("encoding");
}

async function uploadStatus() {
  // All three are to start together, but
  // none starts before the last lets go.
  await Promise.all([
    step("uploading..."),
    uploadVideo(),
    step("Your status is ready"),
  ]);
}
