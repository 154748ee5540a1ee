def upload_video():
    step("encoding")


def upload_status():
    step("uploading...")
    # Nobody waits for the video: its thread
    # is on its own.
    upload_video()
    # The original prints upload_video's
    # result here, too. That is None:
    # upload_video returns nothing.
    step("Your status is ready")
