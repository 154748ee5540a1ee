function uploadVideo() {
  step("encoding");
}

function uploadStatus() {
  step("uploading...");
  uploadVideo();
  step("Your status is ready");
}
