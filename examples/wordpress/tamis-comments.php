<?php
// What WordPress includes where a theme asks for the comments of a post.
if (!post_password_required()) {
    tamis_comments();
}
